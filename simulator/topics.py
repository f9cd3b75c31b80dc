"""Topics of a forum: opened, closed, opened again, deleted by the group's creator; bots see the service messages."""

from simulator.bot_view import message_json
from simulator.errors import SimError
from simulator.happenings import delete as delete_message
from simulator.happenings import post
from simulator.state import Chat, Json, Topic
from simulator.updates import put_update
from simulator.world import World

COLOUR = 7322096


def create(world: World, chat: Chat, name: str) -> Topic:
    """A new topic; the service message that opens it gives its id."""
    if not chat.forum:
        raise SimError(f"{chat.id} is no forum: create the group with forum", 409)
    topic = Topic(chat.last_id + 1, name)
    chat.topics[topic.id] = topic
    tell(world, chat, topic, {"forum_topic_created": {"name": name, "icon_color": COLOUR}})
    return topic


def close(world: World, chat: Chat, topic: Topic) -> None:
    """From now on only administrators write in it, and a bot here is none."""
    topic.closed = True
    tell(world, chat, topic, {"forum_topic_closed": {}})


def reopen(world: World, chat: Chat, topic: Topic) -> None:
    topic.closed = False
    tell(world, chat, topic, {"forum_topic_reopened": {}})


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


def tell(world: World, chat: Chat, topic: Topic, service: Json) -> None:
    message = post(world, chat, chat.members[0], service, topic=topic.id)
    for bot_id, standing in chat.bots.items():
        if standing == "member":
            put_update(world, world.bots[bot_id], "message", message_json(world, chat, message), f"chat{chat.id}")
