"""What of events expires: what people told for one day."""

from common.clock import due
from events.services.registration_forgetting import forget_registrations
from events.services.suggestions import forget_names


@due("清除活动报名人到期的联系方式和行程")
def forget_registered():
    return forget_registrations()


@due("清除提建议的人到期的姓名和联系方式")
def forget_who_suggested():
    return forget_names(actor=None)
