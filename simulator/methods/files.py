"""Files that a bot sends: how each kind is named, what a phone is told of it, and what may be sent again."""

from dataclasses import dataclass
from typing import Any

from simulator.errors import bad_request
from simulator.methods.call import Call, Params, Upload, file_parameter, integer, text_of
from simulator.pictures import picture_mime, picture_size
from simulator.state import Json, StoredFile, stored_json

MAX_PHOTO_BYTES = 10 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Kind:
    """`numbers` and `texts` are what the bot may say of such a file; `named`: its name is shown."""

    numbers: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    named: bool = False
    captioned: bool = True


KINDS = {
    "photo": Kind(),
    "document": Kind(named=True),
    "video": Kind(("width", "height", "duration"), named=True),
    "animation": Kind(("width", "height", "duration"), named=True),
    "audio": Kind(("duration",), ("performer", "title"), named=True),
    "voice": Kind(("duration",)),
    "video_note": Kind(("length", "duration"), captioned=False),
    "sticker": Kind((), ("emoji",), captioned=False),
}
STICKER: Json = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
LEAST = {"duration": 1, "width": 320, "height": 240, "length": 240}
"""What the server finds in the file itself when the bot does not say it."""


def given_file(call: Call, kind: str) -> Upload | StoredFile:
    """The file of the parameter named like its kind; checked so far as that can be without the chat."""
    given = file_parameter(call.params, kind)
    if given is None or given == "":
        raise bad_request(f"there is no {kind.replace('_', ' ')} in the request")
    return checked_file(call, kind, given)


def checked_file(call: Call, kind: str, given: Upload | str) -> Upload | StoredFile:
    if isinstance(given, str):
        return known_file(call, kind, given)
    if not given.data:
        raise bad_request("file must be non-empty")
    if kind == "photo":
        check_photo(given)
    return given


def check_photo(given: Upload) -> None:
    if len(given.data) > MAX_PHOTO_BYTES:
        raise bad_request(
            f"file of size {len(given.data)} bytes is too big for a photo; the maximum size is {MAX_PHOTO_BYTES} bytes"
        )
    size = picture_size(given.data)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = size
    if width + height > 10_000 or max(size) > 20 * max(1, min(size)):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")


def known_file(call: Call, kind: str, given: str) -> StoredFile:
    """A file that is sent again by its file_id; it stays what it was."""
    stored = call.world.files.get(given)
    if stored is None and given.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")  # the simulator fetches nothing
    if stored is None or stored.kind != kind:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return stored


def file_content(call: Call, kind: str, given: Upload | StoredFile, told: Params) -> Json:
    """The part of a message that shows the file; `told` is what the bot says of an upload."""
    stored = given if isinstance(given, StoredFile) else store(call, kind, given, told)
    shown = {**stored_json(stored), **stored.details}
    if kind == "photo":
        return {"photo": [shown]}
    if kind == "animation":
        return {"animation": shown, "document": {**stored_json(stored), **named(stored)}}
    return {kind: shown}


def store(call: Call, kind: str, upload: Upload, told: Params) -> StoredFile:
    # Telegram shows a picture by what it is, whatever the upload called itself.
    mime = picture_mime(upload.data) if kind == "photo" else upload.mime
    stored = call.world.store_file(kind, upload.name, mime, upload.data)
    shape = KINDS[kind]
    if kind == "photo":
        width, height = picture_size(upload.data) or (64, 64)
        stored.details = {"width": width, "height": height}
        return stored
    details: Json = dict(STICKER) if kind == "sticker" else {}
    for name in shape.numbers:
        details[name] = integer(told, name) or LEAST[name]
    for name in shape.texts:
        if said := text_of(told, name):
            details[name] = said
    if kind == "document" or kind in ("video", "animation", "audio", "voice"):
        details["mime_type"] = stored.mime
    if shape.named:
        details["file_name"] = stored.name
    stored.duration = details.get("duration", 0)
    stored.details = details
    return stored


def named(stored: StoredFile) -> Json:
    return {"file_name": stored.name, "mime_type": stored.mime}


def attached(params: Params, value: Any) -> Upload | str:
    """The file that a part of JSON names: an upload by `attach://`, else a file_id or an address."""
    if not isinstance(value, str) or not value:
        raise bad_request("can't parse InputMedia: media not found")
    if not value.startswith("attach://"):
        return value
    upload = params.get(value.removeprefix("attach://"))
    if not isinstance(upload, Upload):
        raise bad_request("can't parse InputMedia: media not found")
    return upload
