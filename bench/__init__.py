"""`make bench`: the simulator against Prism and a bare Starlette route, in turns on the same two cores."""
