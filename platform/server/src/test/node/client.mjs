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
