"""The endpoint: one module a resource, every error a problem document."""
