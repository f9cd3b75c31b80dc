"""Reading the parameters of a Bot API call from HTTP: query, form, JSON and multipart."""

from collections.abc import Mapping
from typing import Any

from aiohttp import BodyPartReader, MultipartReader, web

from simulator.errors import BotApiError, bad_request
from simulator.methods.call import Params, Upload
from simulator.values import NotUtf8Error, is_utf8, read_json

MAX_UPLOAD_BYTES = 50 * 1024 * 1024
MAX_REQUEST_BYTES = MAX_UPLOAD_BYTES + 1024 * 1024


async def read_parameters(request: web.Request) -> Params:
    """All parameters together; those of the body win. Raises 400 and 413."""
    query = in_utf8(dict(request.query)) if request.query_string else {}
    if request.method == "GET" or not request.can_read_body:
        return query
    if request.content_type == "application/json":
        return query | json_parameters(await request.read())
    return query | in_utf8(await form_parameters(request))


async def form_parameters(request: web.Request) -> Params:
    try:
        form = await request.post()
    except web.HTTPRequestEntityTooLarge:
        raise BotApiError(413, "Request Entity Too Large") from None
    except (ValueError, LookupError):  # a charset that nobody has is a LookupError
        raise bad_request("can't parse the request's body") from None
    return {name: form_value(value) for name, value in form.items()}


def in_utf8(params: Params) -> Params:
    """The same; JSON tells by itself, see `read_json`. Raises 400."""
    if not all(map(is_utf8, (params, *(part.name for part in uploads(params))))):
        raise bad_request("strings must be encoded in UTF-8")
    return params


def uploads(params: Params) -> list[Upload]:
    return [part for part in params.values() if isinstance(part, Upload)]


def json_parameters(body: bytes) -> Params:
    try:
        params = read_json(body or b"{}")
    except NotUtf8Error:
        raise bad_request("strings must be encoded in UTF-8") from None
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(params, dict):
        raise bad_request("the request's body must be a JSON object")
    return {name: value for name, value in params.items() if value is not None}


def form_value(value: str | bytes | bytearray | web.FileField) -> str | Upload:
    if isinstance(value, web.FileField):
        data = value.file.read()
        if len(data) > MAX_UPLOAD_BYTES:
            raise BotApiError(413, "Request Entity Too Large")
        return Upload(value.filename, value.content_type, data)
    return value if isinstance(value, str) else bytes(value).decode("utf-8", "replace")


async def read_webhook_answer(headers: Mapping[str, str], body: bytes, parts: MultipartReader | None) -> Params:
    """The one method call that the body of a webhook's 2xx answer may carry; empty when there is none."""
    if parts is not None:
        params: dict[str, Any] = {}
        async for part in parts:
            if isinstance(part, BodyPartReader) and part.name:
                data = bytes(await part.read(decode=True))
                mime = part.headers.get("Content-Type", "application/octet-stream")
                params[part.name] = Upload(part.filename, mime, data) if part.filename else data.decode()
        return params if is_utf8([*params, *(part.name for part in uploads(params))]) else {}
    if "json" not in headers.get("Content-Type", "") or not body.strip():
        return {}
    try:
        return json_parameters(body)
    except BotApiError:
        return {}
