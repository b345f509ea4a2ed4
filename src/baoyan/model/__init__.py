"""The shared values that flow between the rooms. Imports no other room."""
