"""Does an assistant get its answers over a real pipe, with the client of the official SDK?"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime
from pathlib import Path

import anyio
import jsonschema
import pytest
from mcp import ClientSession, MCPError
from mcp.client.stdio import StdioServerParameters, stdio_client

from knowledge.base import KnowledgeBase
from knowledge.checks import Keeping
from knowledge.claim import Claim, Source, Status
from verifier.pipeline import Verifier
from verifier.settings import DEFAULTS

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120
STORM = "The storm left 1,400 homes without power on 2 June 2024."

Conversation = Callable[[ClientSession], Awaitable[None]]


def clock() -> datetime:
    return datetime(2024, 6, 3, tzinfo=UTC)


@pytest.fixture
def kb(tmp_path, reader, lexicon) -> Path:
    place = tmp_path / "claims.sqlite"
    with KnowledgeBase.open(str(place), clock=clock, create=True) as knowledge:
        add(Verifier(knowledge, reader, lexicon, DEFAULTS), STORM)
    return place


def add(verifier: Verifier, words: str) -> str:
    source = Source(publisher="Gazette", published=date(2024, 6, 3))
    claim = Claim(statement=words, source=source, status=Status.CITABLE)
    return verifier.add([claim]).ids[0]


def speak(kb: Path, conversation: Conversation) -> None:
    """Holds a conversation with a server over that knowledge base."""

    async def held() -> None:
        server = StdioServerParameters(
            command=sys.executable, args=["-m", "verifier", "mcp", "--kb", str(kb)], cwd=ROOT
        )
        with anyio.fail_after(PATIENCE):
            async with stdio_client(server) as streams, ClientSession(*streams) as session:
                await session.initialize()
                await conversation(session)

    anyio.run(held)


def test_every_tool_says_what_it_does_and_that_it_only_reads(kb) -> None:
    async def conversation(session: ClientSession) -> None:
        tools = {tool.name: tool for tool in (await session.list_tools()).tools}
        assert set(tools) == {"verify_statement", "check_draft", "search_claims", "show_claim"}
        for tool in tools.values():
            assert tool.title and tool.description
            assert tool.annotations and tool.annotations.read_only_hint
            assert tool.annotations.open_world_hint is False
            for name, field in tool.input_schema["properties"].items():
                assert "description" in field or name == "limit", (tool.name, name)

    speak(kb, conversation)


def test_answers_are_as_their_schema_says(kb) -> None:
    async def conversation(session: ClientSession) -> None:
        schemas = {tool.name: tool.output_schema for tool in (await session.list_tools()).tools}
        asked = [
            ("verify_statement", {"statement": "The storm left 1,900 homes without power."}),
            ("check_draft", {"text": f"# Storm\n\n{STORM}", "as_of": "2024-06-03"}),
            ("search_claims", {"words": "homes without electricity", "limit": 3}),
        ]
        for name, arguments in asked:
            answer = await session.call_tool(name, arguments)
            assert not answer.is_error, answer.content
            jsonschema.validate(answer.structured_content, schemas[name])
            assert "1,400" in json.dumps(answer.structured_content)
            assert answer.content[0].text.strip()
        claim_id = answer.structured_content["claims"][0]["id"]
        shown = await session.call_tool("show_claim", {"claim_id": claim_id})
        jsonschema.validate(shown.structured_content, schemas["show_claim"])
        (whole,) = (await session.read_resource(f"claim://{claim_id}")).contents
        assert json.loads(whole.text) == shown.structured_content

    speak(kb, conversation)


def test_rules_and_prompt_are_there(kb) -> None:
    async def conversation(session: ClientSession) -> None:
        (rules,) = (await session.read_resource("method://rules")).contents
        assert rules.text.startswith("wording (same matter)")
        prompt = await session.get_prompt("before_publication", {"draft": "Ten died."})
        assert "<draft>\nTen died.\n</draft>" in prompt.messages[0].content.text

    speak(kb, conversation)


@pytest.mark.parametrize(
    ("tool", "arguments", "sentence"),
    [
        ("verify_statement", {"statement": " "}, "The statement is empty"),
        ("verify_statement", {"statement": "a " * 4_000}, "the limit is 5,000"),
        ("verify_statement", {"statement": STORM, "as_of": "yesterday"}, "as_of"),
        ("verify_statement", {"statement": STORM, "nearest": 900}, "nearest"),
        ("verify_statement", {}, "statement"),
        ("show_claim", {"claim_id": "nope"}, "There is no claim 'nope'"),
        ("search_claims", {"limit": 0}, "limit"),
        ("write_claim", {}, "write_claim"),
    ],
)
def test_bad_input_is_an_answer_and_not_the_end(kb, tool, arguments, sentence) -> None:
    async def conversation(session: ClientSession) -> None:
        try:
            answer = await session.call_tool(tool, arguments)
        except MCPError as error:
            assert sentence in str(error)
        else:
            assert answer.is_error
            assert sentence in answer.content[0].text
        after = await session.call_tool("verify_statement", {"statement": STORM})
        assert after.structured_content["verdict"] == "supported"

    speak(kb, conversation)


def test_a_claim_of_another_process_is_seen_and_many_may_ask_at_once(kb, reader, lexicon) -> None:
    async def conversation(session: ClientSession) -> None:
        async def ask(statement: str, into: list[str]) -> None:
            answer = await session.call_tool("verify_statement", {"statement": statement})
            into.append(answer.structured_content["verdict"])

        before: list[str] = []
        await ask("The ferry to Holm was cancelled on Sunday.", before)
        assert before == ["unverified"]
        with KnowledgeBase.open(str(kb), clock=clock) as knowledge:
            add(
                Verifier(knowledge, reader, lexicon, DEFAULTS),
                "The ferry to Holm was cancelled on Sunday.",
            )
        together: list[str] = []
        async with anyio.create_task_group() as tasks:
            for _ in range(8):
                tasks.start_soon(ask, "The ferry to Holm was cancelled on Sunday.", together)
        assert together == ["supported"] * 8

    speak(kb, conversation)


def test_an_assistant_that_gives_up_does_not_stop_the_next(kb) -> None:
    async def conversation(session: ClientSession) -> None:
        draft = f"{STORM} " * 60
        with anyio.move_on_after(0.2):
            await session.call_tool("check_draft", {"text": draft})
        answer = await session.call_tool("verify_statement", {"statement": STORM})
        assert answer.structured_content["verdict"] == "supported"

    speak(kb, conversation)


def started(kb: Path, **more: object) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-m", "verifier", "mcp", "--kb", str(kb)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "VERIFIER_TRACEBACK": "1"},
    )


def test_it_ends_with_its_input_and_has_written_nothing_but_the_protocol(kb) -> None:
    hello = {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "initialize",
        "params": {
            "protocolVersion": "2025-06-18",
            "capabilities": {},
            "clientInfo": {"name": "test", "version": "1"},
        },
    }
    process = started(kb)
    out, err = process.communicate(json.dumps(hello) + "\nno JSON at all\n", timeout=PATIENCE)
    assert process.returncode == 0, err
    for line in out.splitlines():
        assert json.loads(line)["jsonrpc"] == "2.0"
    assert "Traceback" not in err


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_an_interrupt_ends_it_without_a_traceback(kb) -> None:
    process = started(kb)
    assert process.stdin and process.stdout
    ping = {"jsonrpc": "2.0", "id": 1, "method": "ping"}
    process.stdin.write(json.dumps(ping) + "\n")
    process.stdin.flush()
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    assert process.wait(PATIENCE) == 130, "though its input is still open"
    process.stdin.close()
    assert process.stderr and "Traceback" not in process.stderr.read()


def test_what_was_answered_is_kept_where_checks_are_kept(kb) -> None:
    with KnowledgeBase.open(str(kb), clock=clock) as knowledge:
        knowledge.checks.keep(Keeping.VERDICTS)

    async def conversation(session: ClientSession) -> None:
        assert "keeps a record of this" in (session.instructions or "")
        await session.call_tool("verify_statement", {"statement": STORM})
        await session.call_tool("check_draft", {"text": f"{STORM}\n\nIt was dark."})

    speak(kb, conversation)
    with KnowledgeBase.open(str(kb), clock=clock) as knowledge:
        kept = knowledge.checks.all()
        assert [(one.door, one.verdict) for one in kept] == [("mcp", "supported")] * 2


def test_without_a_knowledge_base_it_says_what_to_do(tmp_path) -> None:
    process = started(tmp_path / "none.sqlite")
    out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out) == (2, "")
    assert "none.sqlite" in err and err.count("\n") == 1
