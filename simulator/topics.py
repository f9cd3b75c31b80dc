"""Topics of a forum: opened, renamed, closed, opened again, deleted; bots see the service messages."""

from simulator.errors import SimError
from simulator.happenings import delete as delete_message
from simulator.standing import creator_of, tell_service
from simulator.state import Chat, Json, Topic
from simulator.world import World

COLOURS = (7322096, 16766590, 13338331, 9367192, 16749490, 16478047)


def create(world: World, chat: Chat, name: str, *, by: int | None = None, colour: int = COLOURS[0]) -> Topic:
    """A new topic; the service message that opens it gives its id."""
    if not chat.forum:
        raise SimError(f"{chat.id} is no forum: create the group with forum", 409)
    by = by or creator_of(chat)
    topic = Topic(chat.last_id + 1, name, icon_color=colour)
    chat.topics[topic.id] = topic
    tell(world, chat, topic, {"forum_topic_created": {"name": name, "icon_color": colour}}, by)
    return topic


def rename(world: World, chat: Chat, topic: Topic, changes: Json, *, by: int | None = None) -> None:
    """Another name or icon; only what changed is told."""
    for name, value in changes.items():
        setattr(topic, name, value)
    tell(world, chat, topic, {"forum_topic_edited": changes}, by)


def close(world: World, chat: Chat, topic: Topic, *, by: int | None = None) -> None:
    """From now on only administrators write in it."""
    topic.closed = True
    tell(world, chat, topic, {"forum_topic_closed": {}}, by)


def reopen(world: World, chat: Chat, topic: Topic, *, by: int | None = None) -> None:
    topic.closed = False
    tell(world, chat, topic, {"forum_topic_reopened": {}}, by)


def delete(world: World, chat: Chat, topic: Topic) -> None:
    """The topic goes with its messages; no bot is told."""
    for message in [each for each in chat.messages.values() if each.topic == topic.id]:
        delete_message(world, chat, message)
    del chat.topics[topic.id]


def topic_of(chat: Chat, topic_id: int) -> Topic:
    topic = chat.topics.get(topic_id)
    if topic is None:
        raise SimError(f"{chat.id} has no topic {topic_id}", 404)
    return topic


def tell(world: World, chat: Chat, topic: Topic, service: Json, by: int | None) -> None:
    tell_service(world, chat, by or creator_of(chat), service, topic.id)
