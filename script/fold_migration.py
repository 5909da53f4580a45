"""Fold a migration of new models: every field, constraint and index into its CreateModel, and all operations into one.

`makemigrations` writes them one by one, and each one makes the state of all models anew: a chapter of fifty tracked models
takes minutes instead of seconds, in every test database. Usage: python script/fold_migration.py events 0001_initial
"""

import os
import re
import sys
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alumni_office.settings")

import django  # noqa: E402

django.setup()

from django.db.migrations import operations as ops  # noqa: E402
from django.db.migrations.writer import MigrationWriter  # noqa: E402
from pgtrigger.migrations import AddTrigger, RemoveTrigger  # noqa: E402

from common.migration_operations import Together  # noqa: E402

OF_MODELS_THAT_WERE_THERE = (
    ops.AddField,
    ops.AlterField,
    ops.AddIndex,
    ops.AddConstraint,
    ops.RemoveConstraint,
    ops.AlterModelOptions,
    RemoveTrigger,
)


def folded(operations):
    """One operation that does the same."""
    created, triggers, rest = {}, [], []
    for op in operations:
        if isinstance(op, ops.CreateModel):
            created[op.name_lower] = op
        elif isinstance(op, ops.AddField) and op.model_name_lower in created:
            created[op.model_name_lower].fields.append((op.name, op.field))
        elif isinstance(op, ops.AddConstraint) and op.model_name_lower in created:
            created[op.model_name_lower].options.setdefault("constraints", []).append(op.constraint)
        elif isinstance(op, ops.AddIndex) and op.model_name_lower in created:
            created[op.model_name_lower].options.setdefault("indexes", []).append(op.index)
        elif isinstance(op, AddTrigger):
            triggers.append(op)
        elif isinstance(op, OF_MODELS_THAT_WERE_THERE):
            rest.append(op)
        else:
            raise SystemExit(f"{op.describe()}: put it into a migration of its own.")
    return [Together([*created.values(), *rest, *triggers])]


def main(app, name):
    module = import_module(f"{app}.migrations.{name}")
    migration = module.Migration(name, app)
    before = len(migration.operations)
    migration.operations = folded(migration.operations)
    words = f'"""{module.__doc__}"""\n\n' if module.__doc__ else ""
    text = MigrationWriter(migration, include_header=False).as_string()
    text = re.sub(
        r"""\(['"]accounts['"], ['"]__first__['"]\)""",
        "migrations.swappable_dependency(settings.AUTH_USER_MODEL)",
        text,
    )
    if "settings.AUTH_USER_MODEL" in text and "import settings" not in text:
        text = f"from django.conf import settings\n{text}"
    Path(module.__file__).write_text(words + text)
    print(f"{app}.{name}: {before} operations folded into {len(migration.operations[0].operations)}, together")


if __name__ == "__main__":
    main(*sys.argv[1:])
