"""Maps: tile grids, vector tiles of the locaties in the stand, and a base map drawn from the areas of the register."""
