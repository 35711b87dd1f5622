// The openai package against a running host: node client.mjs BASE_URL KEY
import assert from 'node:assert/strict';
import OpenAI from 'openai';

const [baseURL, apiKey] = process.argv.slice(2);
const client = new OpenAI({ baseURL, apiKey, maxRetries: 0 });
const messages = [{ role: 'user', content: 'What is the capital of Germany?' }];
const capital = 'The capital of Germany is Berlin.';

const whole = await client.chat.completions.create({ model: 'small', messages });
assert.equal(whole.choices[0].message.content, capital);
assert.equal(whole.usage.total_tokens, whole.usage.prompt_tokens + whole.usage.completion_tokens);
assert.match(whole._request_id, /^req_/);

let text = '';
let usage = null;
const stream = await client.chat.completions.create({ model: 'small', messages, stream: true, stream_options: { include_usage: true } });
for await (const chunk of stream) {
  text += chunk.choices[0]?.delta?.content ?? '';
  usage = chunk.usage ?? usage;
}
assert.equal(text, capital);
assert.equal(usage.completion_tokens, 6);

const runner = client.chat.completions.stream({ model: 'small', messages });
assert.equal((await runner.finalChatCompletion()).choices[0].message.content, capital);

const story = await client.chat.completions.create({ model: 'small', messages: [{ role: 'user', content: 'Tell me a long story' }], stream: true });
for await (const chunk of story) {
  if (chunk.choices[0]?.delta?.content) {
    story.controller.abort();
  }
}

const weather = (name, properties) => ({ type: 'function', function: { name, parameters: { type: 'object', properties } } });
const tools = [weather('getWeather', { city: { type: 'string' } }), weather('getTime', { country: { type: 'string' } })];
const question = [{ role: 'user', content: 'What is the weather in Munich and time in France?' }];
const called = await client.chat.completions.create({ model: 'hub/large', messages: question, tools });
assert.equal(called.choices[0].finish_reason, 'tool_calls');
assert.deepEqual(called.choices[0].message.tool_calls.map((call) => [call.function.name, JSON.parse(call.function.arguments)]), [['getWeather', { city: 'Munich' }], ['getTime', { country: 'France' }]]);
const results = called.choices[0].message.tool_calls.map((call, index) => ({ role: 'tool', tool_call_id: call.id, content: ['sunny', '14:35'][index] }));
const answered = await client.chat.completions.create({ model: 'hub/large', messages: [...question, called.choices[0].message, ...results], tools });
assert.equal(answered.choices[0].message.content, 'It is sunny in Munich, and 14:35 in France.');

const single = await client.chat.completions.create({ model: 'hub/large', messages: question, tools, parallel_tool_calls: false });
assert.equal(single.choices[0].message.tool_calls.length, 1);

const home = [{ role: 'user', content: 'I live in Munich' }];
for (const tool_choice of ['required', { type: 'function', function: { name: 'getWeather' } },
  { type: 'allowed_tools', allowed_tools: { mode: 'required', tools: [{ type: 'function', function: { name: 'getWeather' } }] } }]) {
  const forced = client.chat.completions.stream({ model: 'hub/large', messages: home, tools, tool_choice });
  const message = (await forced.finalChatCompletion()).choices[0].message;
  assert.deepEqual(message.tool_calls.map((call) => call.function.name), ['getWeather']);
  assert.deepEqual(JSON.parse(message.tool_calls[0].function.arguments), { city: 'Munich' });
}
await assert.rejects(client.chat.completions.create({ model: 'hub/large', messages: home, tools, tool_choice: { type: 'function', function: { name: 'none' } } }), OpenAI.BadRequestError);

const ran = [];
const runTools = client.chat.completions.runTools({
  model: 'hub/large',
  messages: [{ role: 'user', content: 'What is the weather in Munich?' }],
  tools: [{ type: 'function', function: { name: 'getWeather', parameters: { type: 'object', properties: { city: { type: 'string' } } }, parse: JSON.parse, function: (given) => { ran.push(given); return 'sunny'; } } }],
});
assert.equal(await runTools.finalContent(), 'It is sunny in Munich.');
assert.deepEqual(ran, [{ city: 'Munich' }]);

const completion = await client.completions.create({ model: 'small', prompt: ['The capital of Germany', 'Hello World'], max_tokens: 4 });
assert.deepEqual(completion.choices.map((choice) => choice.text), ['The capital of Germany', 'Hello World']);

const models = await client.models.list();
assert.deepEqual(models.data.map((model) => model.id), ['small', 'hub/large']);

await assert.rejects(client.chat.completions.create({ model: 'small', messages, temperature: 9 }), (error) => {
  assert.ok(error instanceof OpenAI.BadRequestError);
  assert.equal(error.param, 'temperature');
  return true;
});
await assert.rejects(client.chat.completions.create({ model: 'none', messages }), OpenAI.NotFoundError);
await assert.rejects(new OpenAI({ baseURL, apiKey: 'wrong', maxRetries: 0 }).models.list(), OpenAI.AuthenticationError);
console.log('ok');
