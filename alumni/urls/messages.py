from django.urls import path

from alumni.views.college import messages

pages = [
    path("messages/", messages.message_list, name="message-list"),
    path("messages/new/", messages.message_new, name="message-new"),
    path("messages/<int:pk>/", messages.message_detail, name="message-detail"),
    path("messages/<int:pk>/continue/", messages.message_continue, name="message-continue"),
    path("messages/<int:pk>/retry/", messages.message_retry, name="message-retry"),
]
