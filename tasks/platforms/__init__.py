"""Pure readers, bytes in and records out: one module a platform family, and plain text pages."""
