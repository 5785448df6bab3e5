"""How does a request that works come to be refused? One change a status, for every operation.

Most refusals are alike everywhere: the key is missing, the body is too large. They are asked of
each operation all the same, so that no documented status is one that it never gives.
"""

from __future__ import annotations

from copy import deepcopy

from scripts.api_examples.asking import Example

SUMMARIES = {
    400: "The body is not JSON",
    401: "No API key",
    403: "The role does not reach",
    404: "There is no such claim",
    409: "The sample cannot be changed",
    412: "Somebody else has changed the claim",
    413: "The body is too large",
    415: "The body is announced as something else",
    428: "The header If-Match is missing",
    429: "Too many requests",
    501: "No drafts are read here",
    503: "It cannot be done now",
}
LOWER = {"reviewer": "contributor", "contributor": "reader"}
"""The role just below the one that is needed."""


def refused(operation: str, working: Example, status: int, role: str) -> Example:
    """The working example of an operation, changed so that it is refused with a status.

    ``role`` is the one that the operation needs, "" for none.
    """
    request = deepcopy(working["request"])
    example: Example = {
        "name": f"refused_{status}",
        "summary": SUMMARIES.get(status, ""),
        "stage": "",
        "request": request,
    }
    headers = request.setdefault("headers", {})
    request["headers"] = headers
    match status:
        case 400 if "form" in request["media"]:
            # a form without the boundary that its header must name
            request["media"], request["body"] = "multipart/form-data;", "no form"
            example["summary"] = "The body is no form"
        case 400:
            request["body"] = '{"'
        case 401:
            example["stage"] = "closed"
        case 403 if role in LOWER:
            example["stage"] = "closed"
            request["as"] = LOWER[role]
        case 403:
            headers["Sec-Fetch-Site"] = "cross-site"
            example["summary"] = "A page of another site sent it"
        case 404:
            request["path"] = {"claim_id": "0123456789abcdef"}
        case 409:
            example["stage"] = "sample"
        case 412:
            request.pop("if_match")
            headers["If-Match"] = '"1"'
        case 413:
            headers["Content-Length"] = "2000001"
        case 415:
            request["media"] = "text/csv"
            if not isinstance(request["body"], str):
                request["body"] = "statement"
        case 428:
            request.pop("if_match")
        case 429:
            example["stage"] = "one a minute"
            example["before"] = [deepcopy(request)]
        case 501:
            example["stage"] = "single statements"
        case 503:
            example["stage"], example["summary"] = _unavailable(operation, role)
    if not headers:
        del request["headers"]
    return example


def _unavailable(operation: str, role: str) -> tuple[str, str]:
    """The stage on which an operation cannot be done, and why."""
    if operation == "POST /v1/verify/batch":
        # a statement that cannot be judged is told in its place, the batch is refused as a whole
        return "slow", "It took too long"
    if role in LOWER:
        return "being written", "Another program is writing"
    if operation.startswith("POST"):
        return "empty", "The knowledge base holds no citable claim"
    return "damaged", "The knowledge base cannot be read"
