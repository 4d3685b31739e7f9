"""The application as a web server calls it."""

import gc
import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from granian.utils.proxies import wrap_wsgi_with_proxy_headers

from vinhdanh.law import load_law
from vinhdanh.runtime.processes import die_with_parent

die_with_parent()  # a worker of a web server that was killed would go on holding its port
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vinhdanh.settings")
application = get_wsgi_application()
load_law()
gc.freeze()  # the law and the code live as long as the worker: the collector need not search them each time
if settings.SECURE_PROXY_SSL_HEADER:  # only behind our own proxy may a header say where a visitor comes from
    application = wrap_wsgi_with_proxy_headers(application, trusted_hosts="127.0.0.1")
