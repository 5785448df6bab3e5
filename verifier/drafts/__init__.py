"""Drafts: a text before it is published, read sentence by sentence and checked."""
