"""How gunicorn serves the site, in the demonstration and in a container alike."""

# A worker that loads the site by itself answers its first request seconds late.
preload_app = True
# The control socket would live in the home folder of whoever starts the site.
control_socket_disable = True
worker_class = "gthread"
threads = 4
