"""The office's first page: what waits, what is late, by college."""


def office_dashboard(request, context):
    return context
