"""What runs beside the application: the embedded database, the web server, the job worker."""
