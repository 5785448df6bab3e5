"""The web application: a form, a page a verdict, and an endpoint. It shows and never judges."""
