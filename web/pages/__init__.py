"""The pages: one module a page; each template sees one documented, frozen value called ``page``."""
