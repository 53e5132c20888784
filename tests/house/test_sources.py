"""How the product's Python is written: who may ask the time, how actions are called, sizes, names, nothing left open."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.house.reading import Source, called, hand_written, hold, kept_files, name_of, sources

TIMELESS_ROOMS = {"actions", "queries", "rules", "access", "models", "files", "texts", "signposts", "gates"}
ASKS_THE_TIME = re.compile(r"(^|\.)(now|today|utcnow|localdate|localtime|time_ns)$|^time\.(time|monotonic)$")
# Actions that nobody does in person, with the reason; they still take keyword arguments and the time.
WITHOUT_ACTOR = {
    "people.make_sign_in_link": "the link goes to the one who asked for it",
    "people.spend_sign_in_link": "who it is, is only known by the link",
    "people.make_first_administrator_link": "who runs the server does it, before there are people",
    "people.choose_password": "the person acts, known by the link",
    "audit.forget_access_entries": "the nightly run does it",
    "lobby.erase_those_kept_long_enough": "the nightly run does it",
    "lobby.forget_what_is_old": "the nightly run does it",
    "organisation.note_forgotten": "the nightly run does it",
    "people.forget_old_links": "the nightly run does it",
    "planning.erase": "the lobby asks for it, and writes who erased the person",
    "planning.forget": "the nightly run does it",
    "post.erase_mails": "the lobby asks for it, and writes who erased the person",
    "post.forget_mails": "the nightly run does it",
    "selection.erase": "the lobby asks for it, and writes who erased the person",
    "post.answer_link_request": "nobody is signed in who asks for a new link",
    "planning.enrol_oneself": "nobody is signed in who follows the municipality's link",
    "planning.tell_about_days": "the nightly run does it",
    "evaluation.clear_pending_answers": "the nightly run does it",
    "selection.clear_pending_figures": "the nightly run does it",
    "selection.keep_deadlines": "the nightly run does it, as the program itself",
    "selection.keep_reckonings": "the nightly run does it, and an action whose actor is in the log",
    "planning.send_calendar_news": "the worker does it, and the nightly run",
    "planning.tell_of_entries": "the worker does it, as the program itself",
    "post.queue_mail": "the action that tells someone has the actor, and writes the audit log",
    "post.send_due_mails": "the worker does it",
}
NOT_A_SENTENCE = {"audit.record": "the verb comes first, and reads so"}
# "Seldom over": at most one in twenty. Never over: nothing at all.
SELDOM = 20
LINES = {"seldom": 300, "never": 400}
LINES_OF_A_FUNCTION = {"seldom": 40, "never": 60}
OF_TABLES = {
    "objects",
    "filter",
    "exclude",
    "select_related",
    "prefetch_related",
    "annotate",
    "values_list",
    "get_or_create",
    "bulk_create",
    "refresh_from_db",
    "full_clean",
    "save",
}
# Packages whose models refuse to be changed or removed, with the reason.
WRITTEN_ONCE = {"audit": "an entry in the log stays as it was written"}
DRAWERS = {"utils", "common", "helpers", "services", "managers", "util", "misc", "tools"}
LEFT_OPEN = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b")
SKIPPED = re.compile(r"(mark\.(skip|skipif|xfail)|pytest\.(skip|xfail|importorskip)|unittest\.skip|skipTest)\b")


def calls(source: Source) -> Iterator[ast.Call]:
    return (node for node in ast.walk(source.tree) if isinstance(node, ast.Call))


def functions(source: Source) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(source.tree) if isinstance(node, ast.FunctionDef))


def test_each_module_opens_with_one_sentence() -> None:
    breaches = []
    for source in hand_written():
        if not source.text.strip():
            breaches.append(f"{source.name}: empty")
        elif not (ast.get_docstring(source.tree) or "").strip():
            breaches.append(f"{source.name}: opens with no sentence")
    hold(breaches)


def asks_the_time(source: Source) -> Iterator[str]:
    for call in calls(source):
        name = called(call)
        if ASKS_THE_TIME.search(name) and not (name.endswith(("localtime", "localdate")) and call.args):
            yield f"{source.at(call)}: {name}()"
    for node in ast.walk(source.tree):
        if isinstance(node, ast.keyword) and node.arg in {"auto_now", "auto_now_add"}:
            yield f"{source.at(node.value)}: {node.arg}"
        if isinstance(node, ast.keyword) and node.arg == "default" and ast.unparse(node.value).endswith(".now"):
            yield f"{source.at(node.value)}: default={ast.unparse(node.value)}"


def test_only_web_tasks_and_commands_ask_the_time() -> None:
    breaches = []
    for source in hand_written():
        if source.room in TIMELESS_ROOMS or source.floor == "pure":
            breaches += asks_the_time(source)
    hold(breaches)


def test_the_time_is_asked_as_timezone_now() -> None:
    """A `now` imported by name would be out of reach of the clock that the tests hold still."""
    breaches = [
        source.at(node)
        for source in hand_written()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.timezone"
        if {"now", "localdate", "localtime"} & {alias.name for alias in node.names}
    ]
    hold(breaches)


def is_private(source: Source) -> bool:
    """A module such as `actions/_kept.py`: what the actions of one package share, and nobody outside can do."""
    return source.path.name.startswith("_") and source.path.name != "__init__.py"


def actions_of(source: Source) -> Iterator[ast.FunctionDef]:
    """What others can do: functions that are not private, in modules that are not."""
    if is_private(source):
        return iter(())
    return (node for node in source.tree.body if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"))


def test_actions_take_keywords_with_actor_and_time() -> None:
    breaches = []
    for source in hand_written():
        if source.room != "actions":
            continue
        for action in actions_of(source):
            key = f"{source.package}.{action.name}"
            names = {argument.arg for argument in action.args.kwonlyargs}
            if (action.args.args or action.args.posonlyargs) and key not in NOT_A_SENTENCE:
                breaches.append(f"{source.at(action)}: {action.name} takes arguments by position")
            if "at" not in names:
                breaches.append(f"{source.at(action)}: {action.name} is not told the time (`at`)")
            if "actor" not in names and key not in WITHOUT_ACTOR:
                breaches.append(f"{source.at(action)}: {action.name} is not told who acts (`actor`)")
    hold(breaches)


PRIVATE = re.compile(r"\._[a-z]")


def imports_of_private(source: Source) -> Iterator[str]:
    own = ".".join(("sagkyndig", *source.parts[:-1]))
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ImportFrom):
            for name in (f"{node.module}.{alias.name}" for alias in node.names):
                if name.startswith("sagkyndig.") and PRIVATE.search(name) and PRIVATE.split(name)[0] != own:
                    yield f"{source.at(node)}: {name}"


def test_what_is_private_is_used_beside_it_alone() -> None:
    """Else a private module of actions would be a way round the rule above."""
    hold(breach for source in hand_written() for breach in imports_of_private(source))


def test_signatures_are_complete() -> None:
    breaches = [
        f"{source.at(node)}: {node.name}"
        for source in hand_written()
        for node in functions(source)
        if node.returns is None
        or any(
            argument.annotation is None and argument.arg not in {"self", "cls"}
            for argument in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
        )
    ]
    hold(breaches)


def too_long(sizes: dict[str, int], limits: dict[str, int]) -> list[str]:
    over = {name: size for name, size in sizes.items() if size > limits["seldom"]}
    if len(over) * SELDOM <= len(sizes):
        over = {name: size for name, size in over.items() if size > limits["never"]}
    return [f"{name}: {size} lines" for name, size in over.items()]


def test_modules_are_seldom_long() -> None:
    hold(too_long({source.name: source.text.count("\n") for source in hand_written()}, LINES))


def test_functions_are_seldom_long() -> None:
    sizes = {
        f"{source.at(node)} {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for source in hand_written()
        for node in functions(source)
    }
    hold(too_long(sizes, LINES_OF_A_FUNCTION))


def test_there_are_no_drawers() -> None:
    assert [source.name for source in sources() if DRAWERS & set(source.parts)] == []


def test_no_signals_and_no_save_overrides() -> None:
    breaches = []
    for source in hand_written():
        for node in ast.walk(source.tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("django.db.models.signals"):
                breaches.append(f"{source.at(node)}: signals")
            overrides = isinstance(node, ast.FunctionDef) and node.name in {"save", "delete"}
            if overrides and source.room == "models" and source.package not in WRITTEN_ONCE:
                breaches.append(f"{source.at(node)}: overrides {node.name}()")
    hold(breaches)


def test_web_does_not_touch_the_tables() -> None:
    breaches = []
    for source in hand_written():
        if source.room != "web":
            continue
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Attribute) and node.attr in OF_TABLES and ast.unparse(node) != "register.filter":
                breaches.append(f"{source.at(node)}: {ast.unparse(node)}")
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("django.db"):
                breaches.append(f"{source.at(node)}: from {node.module}")
    hold(breaches)


def test_nothing_is_left_open() -> None:
    breaches = []
    for path in kept_files():
        if path.suffix not in {".py", ".html", ".md", ".css", ".toml", ".txt", ".typ", ".js"} or path == _this():
            continue
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1):
            if LEFT_OPEN.search(line) or (path.suffix == ".py" and SKIPPED.search(line)):
                breaches.append(f"{name_of(path)}:{number}: {line.strip()[:100]}")
    hold(breaches)


def _this() -> object:
    return next(path for path in kept_files() if path.name == "test_sources.py" and path.parent.name == "house")


def planted(text: str) -> Source:
    some = sources()[0]
    return Source(some.path, text, ast.parse(text))


def test_a_clock_in_the_wrong_room_is_seen() -> None:
    def said(text: str) -> list[str]:
        return [each.split(": ", 1)[1] for each in asks_the_time(planted(text))]

    assert said("at = timezone.now()") == ["timezone.now()"]
    assert said("date.today()\nmodels.DateTimeField(auto_now_add=True)") == ["date.today()", "auto_now_add"]
    assert said("models.DateTimeField(default=timezone.now)") == ["default=timezone.now"]
    assert said("timezone.localtime(at)") == []


def test_a_way_round_the_rule_for_actions_is_seen() -> None:
    shared = "sagkyndig.journey.courses.actions"
    texts = (f"from {shared}._kept import put_in", f"from {shared} import _kept")
    assert [len(list(imports_of_private(planted(text)))) for text in texts] == [1, 1]
    beside = next(each for each in hand_written() if each.name.endswith("courses/actions/parts.py"))
    assert not list(imports_of_private(beside))
    assert [is_private(each) for each in hand_written() if each.path.name in {"_kept.py", "__init__.py"}].count(
        True
    ) == 1
