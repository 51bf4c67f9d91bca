"""Commands of the contract that this version does not have say so, instead of answering another question."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("name", ["import"])
def test_a_command_of_a_later_version_is_told_and_not_searched_for(call, name: str) -> None:
    for arguments in ((name, "--json"), (name, "AIST"), ("--json", name)):
        answer = call(*arguments)
        assert answer.code == 2
        assert not answer.out
        assert name in answer.err
        assert answer.err.count("\n") == 1
