"""What waits between people and colleges in the walker's world: links and what came by them, claims."""

from datetime import timedelta

from django.utils import timezone

from alumni.models import (
    ClassEntry,
    ClassLink,
    Contact,
    Delivery,
    Message,
    PersonLink,
    Proposal,
    PublicRequest,
)
from alumni.services.claims import claim_person
from conftest import make_alumnus, make_college
from tests.walker_cast import ANIMAL, COLLEGE_MARKER, MACHINE, NUMBERS


class Between:
    def _links(self, key, user):
        """What waits at the desk is secret; behind a link stands a person without secrets, so that others' would show."""
        college, mark = self.colleges[key], COLLEGE_MARKER[key]
        own, phones = self.objects[key], NUMBERS[key][0]
        ends = timezone.now() + timedelta(days=1)
        link, _ = PersonLink.issue(alumnus_id=own["person"], college=college, issued_by=user, expires_at=ends)
        proposal = Proposal.objects.create(alumnus_id=own["person"], field="mobile", new=phones.format("107"))
        classlink, _ = ClassLink.issue(class_group_id=own["class"], issued_by=user, expires_at=ends)
        entry = ClassEntry.objects.create(link=classlink, facts={"name": f"填{mark}人", "mobile": phones.format("108")})
        holder = make_alumnus(college, "持链人", class_name=f"公开班{key}", mobile=f"1370000200{len(key)}")
        _, me = PersonLink.issue(alumnus=holder, college=college, expires_at=ends)
        objection, object_token = PersonLink.issue(alumnus=holder, purpose="object", expires_at=ends)
        Proposal.objects.create(alumnus=holder, field="mobile", new="x", state="in_force", objection=objection)
        _, unsubscribe = PersonLink.issue(alumnus=holder, purpose="unsubscribe", expires_at=ends)
        own["unsubscribe_token"] = unsubscribe
        self._message(key, user)
        _, class_token = ClassLink.issue(class_group=holder.educations.get().class_group, expires_at=ends)
        self._requests(own, college, mark, holder, user)
        own |= {"link": link.pk, "proposal": proposal.pk, "classlink": classlink.pk, "entry": entry.pk}
        own |= {"me_token": me, "objection_token": object_token, "class_token": class_token}
        self._watch(mark, phones.format("107"), phones.format("108"))

    def _message(self, key, user):
        """A mail of which one copy failed; the person has a postal address, so that labels hold somebody."""
        college, mark, own = self.colleges[key], COLLEGE_MARKER[key], self.objects[key]
        Contact.objects.create(
            alumnus_id=own["person"], kind="address", value=f"410127 秘密地址{mark}长沙市", source="liaison"
        )
        facts = {"subject": f"秘密标题{mark}", "body": f"秘密正文{mark}", "described": f"秘密名单{mark}", "people": 1}
        message = Message.objects.create(
            kind="email", college=college, made_by=user, purpose=f"秘密用途{mark}", **facts
        )
        Delivery.objects.create(message=message, alumnus_id=own["person"], state="failed", trouble=f"秘密原因{mark}")
        own["message"] = message.pk

    def _requests(self, own, college, mark, holder, user):
        """One that waits; and for the holder a link of each further purpose, one of them of a relay."""
        ends = timezone.now() + timedelta(days=1)
        typed = {
            "name": f"秘密来件{mark}",
            "email": f"secret{len(college.name)}{mark}@163.com",
            "note": f"秘密说明{mark}",
        }
        own["request"] = PublicRequest.objects.create(kind="update", typed=typed, college=college).pk
        for purpose in ("copy", "consent", "relay"):
            link, own[f"{purpose}_token"] = PersonLink.issue(
                alumnus=holder, purpose=purpose, college=college, issued_by=user, expires_at=ends
            )
        facts = {
            "state": "answered",
            "outcome": "已转告",
            "handled_at": timezone.now(),
            "sought": holder,
            "relay": link,
        }
        PublicRequest.objects.create(
            kind="seek", typed={"name": "寻人者", "email": "x@163.com"}, college=college, **facts
        )

    def _claims(self):
        """Each college asks for a person of a third one, and is asked by it for one of its own."""
        third = make_college("第三学院", {})
        stranger = make_alumnus(third, "秘鼫人", class_name="秘密班鼫", student_no="20159901", employer="秘密单位鼫")
        stranger.remark = "秘密备注鼫"
        stranger.save()
        school = stranger.educations.get().school_id
        for key, role in ((ANIMAL, "liaison"), (MACHINE, "other liaison")):
            mark, facts = COLLEGE_MARKER[key], {"school_id": school, "student_no": "20159901"}
            named = facts | {"name": f"秘密认领{mark}"}
            asked = claim_person(self.colleges[key], facts=named, actor=self.users[role])
            facts |= {"student_no": NUMBERS[key][1].format("01"), "name": f"秘密被认领{mark}"}
            to_answer = claim_person(third, facts=facts, actor=self.users["office"])
            self.objects[key] |= {"asked": asked.pk, "to_answer": to_answer.pk}
