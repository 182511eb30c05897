"""What gunicorn serves."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

from csp.web.charset import reads_utf8

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "csp.settings")
try:
    application = reads_utf8(get_wsgi_application())
except ImproperlyConfigured as refusal:
    sys.exit(f"Saferplan did not start. {refusal}")
