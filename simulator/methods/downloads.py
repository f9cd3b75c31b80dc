"""Getting a file that somebody sent."""

from simulator.errors import bad_request
from simulator.methods.call import Call, text_of
from simulator.state import Json

MAX_DOWNLOAD_BYTES = 20 * 1024 * 1024


def get_file(call: Call) -> Json:
    file_id = text_of(call.params, "file_id") or ""
    if not file_id:
        raise bad_request("file_id is not specified")
    stored = call.world.files.get(file_id)
    if stored is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(stored.data) > MAX_DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    return {
        "file_id": stored.file_id,
        "file_unique_id": stored.unique_id,
        "file_size": len(stored.data),
        "file_path": stored.path,
    }
