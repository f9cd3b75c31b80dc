"""Files, places and contacts that a bot sends."""

from simulator.errors import bad_request
from simulator.methods.access import writable_chat
from simulator.methods.call import Call, Upload, file_parameter, integer, number, text_of
from simulator.methods.sending import caption_content, send
from simulator.pictures import picture_mime, picture_size
from simulator.state import Json, StoredFile

MAX_PHOTO_BYTES = 10 * 1024 * 1024


def send_photo(call: Call) -> Json:
    given = file_parameter(call.params, "photo")
    if given is None or given == "":
        raise bad_request("there is no photo in the request")
    if isinstance(given, str):
        photo = stored_media(call, "photo", given)
        return send(call, {"photo": photo, **caption_content(call)})
    if len(given.data) > MAX_PHOTO_BYTES:
        raise bad_request(
            f"file of size {len(given.data)} bytes is too big for a photo; the maximum size is 10485760 bytes"
        )
    if picture_size(given.data) is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    caption = caption_content(call)
    writable_chat(call)
    return send(call, {"photo": photo_json(call, given), **caption})


def photo_json(call: Call, upload: Upload) -> list[Json]:
    width, height = picture_size(upload.data) or (64, 64)
    # Telegram shows a picture by what it is, whatever the upload called itself.
    stored = call.world.store_file("photo", upload.name, picture_mime(upload.data), upload.data)
    return [file_json(stored) | {"width": width, "height": height}]


def send_document(call: Call) -> Json:
    given = file_parameter(call.params, "document")
    if given is None or given == "":
        raise bad_request("there is no document in the request")
    if isinstance(given, str):
        return send(call, {"document": stored_media(call, "document", given), **caption_content(call)})
    if not given.data:
        raise bad_request("file must be non-empty")
    caption = caption_content(call)
    writable_chat(call)
    return send(call, {"document": document_json(call, given), **caption})


def document_json(call: Call, upload: Upload) -> Json:
    stored = call.world.store_file("document", upload.name, upload.mime, upload.data)
    return file_json(stored) | {"file_name": stored.name, "mime_type": stored.mime}


def send_voice(call: Call) -> Json:
    given = file_parameter(call.params, "voice")
    if given is None or given == "":
        raise bad_request("there is no voice in the request")
    if isinstance(given, str):
        return send(call, {"voice": stored_media(call, "voice", given), **caption_content(call)})
    if not given.data:
        raise bad_request("file must be non-empty")
    caption = caption_content(call)
    writable_chat(call)
    return send(call, {"voice": voice_json(call, given, integer(call.params, "duration", 1)), **caption})


def voice_json(call: Call, upload: Upload, duration: int) -> Json:
    stored = call.world.store_file("voice", upload.name, upload.mime, upload.data, duration)
    return file_json(stored) | {"duration": duration, "mime_type": stored.mime}


def file_json(stored: StoredFile) -> Json:
    return {"file_id": stored.file_id, "file_unique_id": stored.unique_id, "file_size": len(stored.data)}


def stored_media(call: Call, kind: str, given: str) -> Json | list[Json]:
    """A file that is sent again by its file_id."""
    stored = call.world.files.get(given)
    if stored is None and given.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")  # the simulator fetches nothing
    if stored is None or stored.kind != kind:
        raise bad_request("wrong file identifier/HTTP URL specified")
    upload = Upload(stored.name, stored.mime, stored.data)
    if kind == "photo":
        return photo_json(call, upload)
    return document_json(call, upload) if kind == "document" else voice_json(call, upload, stored.duration)


def send_location(call: Call) -> Json:
    latitude, longitude = number(call.params, "latitude"), number(call.params, "longitude")
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        raise bad_request("invalid location specified")
    return send(call, {"location": {"latitude": latitude, "longitude": longitude}})


def send_contact(call: Call) -> Json:
    contact: Json = {}
    for name in ("phone_number", "first_name"):
        value = (text_of(call.params, name) or "").strip()
        if not value:
            raise bad_request("contact phone number is empty" if name == "phone_number" else "contact name is empty")
        contact[name] = value
    for name in ("last_name", "vcard"):
        if more := text_of(call.params, name):
            contact[name] = more
    return send(call, {"contact": contact})
