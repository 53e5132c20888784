"""Settings, addresses, the web server's entry and the console command. Knows everyone; nobody knows it."""
