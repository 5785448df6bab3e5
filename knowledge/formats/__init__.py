"""In which forms do claims come in and go out? One module a format."""
