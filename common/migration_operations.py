"""Operations that keep a migration of many models quick.

Each operation of Django's makes the state of every model it touches anew, and a tracked model brings triggers by the
dozen; what is laid together here costs that once. Nothing here may change in meaning: old migrations call it.
"""

from django.db.migrations.operations.base import Operation


class Together(Operation):
    """Operations that do not build on one another, as one: new models, what changes of others, and their triggers.

    The models are made anew once, with all that changes, instead of after each operation.
    """

    reversible = True
    serialization_expand_args = ["operations"]

    def __init__(self, operations):
        self.operations = operations

    def deconstruct(self):
        return self.__class__.__qualname__, [], {"operations": self.operations}

    def state_forwards(self, app_label, state):
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for operation in reversed(self.operations):
            operation.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self):
        return f"{len(self.operations)} operations together"


class RenameAccessor(Operation):
    """Foreign keys get another `related_name` wherever they had the old one, in every app: nothing of it is in the
    database, and all models are made anew once instead of for each key."""

    reversible = True

    def __init__(self, field, before, after, query_name):
        self.field, self.before, self.after, self.query_name = field, before, after, query_name

    def deconstruct(self):
        words = {"field": self.field, "before": self.before, "after": self.after, "query_name": self.query_name}
        return self.__class__.__qualname__, [], words

    def state_forwards(self, app_label, state):
        for model in state.models.values():
            field = model.fields.get(self.field)
            if field is not None and field.remote_field.related_name == self.before:
                name, path, args, words = field.deconstruct()
                words |= {"related_name": self.after, "related_query_name": self.query_name}
                model.fields[self.field] = type(field)(*args, **words)
        state._relations = None
        state.__dict__.pop("apps", None)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        """Nothing: the database knows no accessors."""

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        """Nothing: the database knows no accessors."""

    def describe(self):
        return f"Accessors {self.before} are called {self.after}"
