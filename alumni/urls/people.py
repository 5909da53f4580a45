from django.urls import path

from alumni.views.college import contacts, educations, employments, people, tags

pages = [
    path("people/add/", people.person_add, name="person-add"),
    path("people/<int:pk>/", people.person_detail, name="person-detail"),
    path("people/<int:pk>/edit/", people.person_edit, name="person-edit"),
    path("people/<int:pk>/remove/", people.person_remove, name="person-remove"),
    path("people/<int:pk>/changes/", people.person_changes, name="person-changes"),
    path("people/<int:pk>/educations/add/", educations.education_add, name="education-add"),
    path("educations/<int:pk>/edit/", educations.education_edit, name="education-edit"),
    path("educations/<int:pk>/change/", educations.education_change, name="education-change"),
    path("educations/<int:pk>/remove/", educations.education_remove, name="education-remove"),
    path("status-changes/<int:pk>/remove/", educations.education_change_remove, name="education-change-remove"),
    path("people/<int:pk>/employments/add/", employments.employment_add, name="employment-add"),
    path("employments/<int:pk>/edit/", employments.employment_edit, name="employment-edit"),
    path("employments/<int:pk>/end/", employments.employment_end, name="employment-end"),
    path("employments/<int:pk>/remove/", employments.employment_remove, name="employment-remove"),
    path("people/<int:pk>/contacts/add/", contacts.contact_add, name="contact-add"),
    path("contacts/<int:pk>/show/", contacts.contact_show, name="contact-show"),
    path("contacts/<int:pk>/confirm/", contacts.contact_confirm, name="contact-confirm"),
    path("contacts/<int:pk>/replace/", contacts.contact_replace, name="contact-replace"),
    path("contacts/<int:pk>/remove/", contacts.contact_remove, name="contact-remove"),
    path("people/<int:pk>/tags/add/", tags.tag_add, name="tag-add"),
    path("people/<int:pk>/tags/<int:tag>/remove/", tags.tag_remove, name="tag-remove"),
    path("people/tags/", tags.tag_list, name="tag-list"),
    path("people/tags/<int:pk>/delete/", tags.tag_delete, name="tag-delete"),
]
