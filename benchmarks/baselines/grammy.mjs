// The call story as a grammY bot is usually written: its session in memory, as shipped, nothing survives a restart.
// Not its conversations: they play a talk again from its beginning for every update, and would be measured instead.

import { Bot, InlineKeyboard, session } from "grammy";

const CLIENTS = ["Ромашка", "Вектор", "Северсталь", "Альфа-Строй", "Луч", "Горизонт", "Меридиан", "Прогресс"];
const PEOPLE = ["Иванова Мария, директор", "Петров Олег, закупки", "Сидоров Илья, инженер"];
const RESULTS = ["Договорились", "Встреча", "Перезвонить", "Отказ", "Не дозвонился", "Нет ЛПР"];

const records = [];

function keyboard(labels) {
  const buttons = labels.map((label, index) => InlineKeyboard.text(label, `call:${index}`));
  return InlineKeyboard.from([buttons]).toFlowed(2);
}

const bot = new Bot(process.env.BOT_TOKEN, { client: { apiRoot: process.env.BOT_API_URL } });
bot.use(session({ initial: () => ({}) }));

bot.command("call", async (ctx) => {
  ctx.session = { step: "client" };
  await ctx.reply("Кому звонили?", { reply_markup: keyboard(CLIENTS) });
});

bot.callbackQuery(/^call:(\d+)$/, async (ctx) => {
  const call = ctx.session;
  const index = Number(ctx.match[1]);
  if (call.step === "client") {
    Object.assign(call, { client: CLIENTS[index], step: "person" });
    await ctx.editMessageText(`${call.client}: с кем говорили?`, { reply_markup: keyboard(PEOPLE) });
  } else if (call.step === "person") {
    Object.assign(call, { person: PEOPLE[index], step: "result" });
    await ctx.editMessageText(`${call.person}: чем кончилось?`, { reply_markup: keyboard(RESULTS) });
  } else if (call.step === "result") {
    Object.assign(call, { result: RESULTS[index], step: "note" });
    await ctx.editMessageText(`${call.result}. Что записать?`);
  }
  await ctx.answerCallbackQuery();
});

bot.on("message:text", async (ctx) => {
  const { step, client, person, result } = ctx.session;
  if (step !== "note") return;
  records.push({ client, person, result, member: ctx.chat.id, note: ctx.message.text });
  ctx.session = {};
  await ctx.reply(`Записано: ${client}, ${person}, ${result}`);
});

for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(0));
await bot.start();
