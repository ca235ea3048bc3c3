"""The pages: what runs and how to steer it, at `/_lto/` and, until the loket exists, at `/`."""
