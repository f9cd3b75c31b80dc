"""What Telegram answers to mistakes, row by row; each row is proved by the test of its name in test_errors.py."""

ROWS: tuple[tuple[str, str], ...] = (
    (
        "edit with the same text and markup",
        (
            "`400 Bad Request: message is not modified: specified new message content and reply markup are "
            "exactly the same as a current content and reply markup of the message`"
        ),
    ),
    ("edit: no such message", "`400 Bad Request: message to edit not found`"),
    ("edit: somebody else's message", "`400 Bad Request: message can't be edited`"),
    ("editMessageText on a photo or document", "`400 Bad Request: there is no text in the message to edit`"),
    (
        "delete: no such message / older than 48 h",
        "`400 Bad Request: message to delete not found` / `… message can't be deleted`",
    ),
    ("reply to an absent message", "`400 Bad Request: message to be replied not found`"),
    (
        "answerCallbackQuery, unknown or late",
        "`400 Bad Request: query is too old and response timeout expired or query ID is invalid`",
    ),
    ("text missing / blank after parsing", "`400 Bad Request: message text is empty` / `… text must be non-empty`"),
    (
        "over 4096 code points after parsing, send / edit",
        "`400 Bad Request: message is too long` / `400 Bad Request: MESSAGE_TOO_LONG`",
    ),
    ("caption over 1024", "`400 Bad Request: message caption is too long`"),
    ("callback_data not 1-64 bytes (known)", "`400 Bad Request: BUTTON_DATA_INVALID`"),
    (
        "bad HTML",
        (
            '`400 Bad Request: can\'t parse entities: REASON`, e.g. `Unsupported start tag "x" at byte offset N`, '
            '`Can\'t find end tag corresponding to start tag "b"`, `Unmatched end tag at byte offset N, expected '
            '"</b>", found "</i>"`'
        ),
    ),
    ("chat the bot never saw", "`400 Bad Request: chat not found`"),
    ("user never pressed Start", "`403 Forbidden: bot can't initiate conversation with a user`"),
    (
        "user blocked the bot / deleted his account",
        "`403 Forbidden: bot was blocked by the user` / `… user is deactivated`",
    ),
    ("removed from a group", "`403 Forbidden: bot was kicked from the group chat` (supergroup, channel likewise)"),
    (
        "group became a supergroup",
        "`400 Bad Request: group chat was upgraded to a supergroup chat`, `parameters.migrate_to_chat_id`",
    ),
    ("flood", "`429 Too Many Requests: retry after N`, `parameters.retry_after`"),
    (
        "two pollers",
        (
            "the older poll: `409 Conflict: terminated by other getUpdates request; make sure that only one bot "
            "instance is running`"
        ),
    ),
    (
        "getUpdates while a webhook is set",
        (
            "`409 Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the "
            "webhook first`"
        ),
    ),
    (
        "photo over 10 MB / getFile over 20 MB / upload over 50 MB",
        "`400 … too big for a photo …` / `400 Bad Request: file is too big` / `413`",
    ),
)
"""What happens, and the answer: … stands for what the row says already, N, REASON and x for what differs."""
