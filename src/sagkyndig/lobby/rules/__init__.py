"""What the lobby decides: which of the things that wait is the next one."""
