"""Figures at a college's desk: its people classified, and how good their data is."""

from django.views.decorators.http import require_safe

from alumni.views.classified import ClassifiedPages
from alumni.views.quality import QualityPages

classified = require_safe(ClassifiedPages().show)
quality = require_safe(QualityPages().show)
quality_classes = require_safe(QualityPages().classes)
