"""The names of the roles that work in the admin, as groups and pages carry them; the office's also signs what it sends.

What each role may do stands above all apps, in `alumni_office/roles.py`.
"""

OFFICE = "校友会办公室"
FINANCE = "计划财务处"
INSPECTOR = "纪检监察"
STUDENT_AFFAIRS = "学生工作"
