"""What the lobby's pages show, and the asking of every step."""
