package dev.augury.testing.kit.call;

/**
 * Chat templates in the manners of three families, with the marks {@code <|begin|>}, {@code <|end|>} and {@code <|role|>} of synthetic vocabularies. They are our own and
 * have the traits of those families that make it hard to go on after a call.
 */
public enum CallTemplate {
    /** Calls between marks, several in a turn, results gathered in a turn of the user; an answer that comes last shows that it thought of nothing. */
    HERMES("""
            {%- if tools -%}{{ '<|system|>' + (tools | tojson) + '<|end|>\\n' }}{%- endif -%}
            {%- for m in messages -%}
            {%- if m.role == 'tool' -%}
            {%- if messages[loop.index0 - 1].role != 'tool' -%}{{ '<|user|>' }}{%- endif -%}
            {{ '\\n<tool_response>\\n' + m.content + '\\n</tool_response>' }}
            {%- if loop.last or messages[loop.index0 + 1].role != 'tool' -%}{{ '<|end|>\\n' }}{%- endif -%}
            {%- else -%}
            {{ '<|' + m.role + '|>' }}{%- if loop.last and m.role == 'assistant' -%}{{ '<think>\\n\\n</think>\\n\\n' }}{%- endif -%}{{ m.content }}
            {%- for c in m.tool_calls or [] -%}
            {%- if m.content or not loop.first -%}{{ '\\n' }}{%- endif -%}
            {{ '<tool_call>\\n{"name": "' + c.function.name + '", "arguments": ' + (c.function.arguments | tojson) + '}\\n</tool_call>' }}
            {%- endfor -%}
            {{ '<|end|>\\n' }}
            {%- endif -%}
            {%- endfor -%}
            {%- if add_generation_prompt -%}{{ '<|assistant|>' }}{%- endif -%}
            """, true),
    /** One call in a turn, as bare JSON behind a header; the tools stand in the first turn. */
    LLAMA3("""
            {%- for m in messages -%}
            {%- if m.role == 'tool' -%}
            {{ '<|tool|>ipython\\n\\n' + (m.content | tojson) + '<|end|>' }}
            {%- elif m.tool_calls -%}
            {%- if m.tool_calls | length != 1 -%}{{ raise_exception('One call at a time') }}{%- endif -%}
            {%- set f = m.tool_calls[0].function -%}
            {{ '<|assistant|>\\n\\n{"name": "' + f.name + '", "parameters": ' + (f.arguments | tojson) + '}<|end|>' }}
            {%- else -%}
            {{ '<|' + m.role + '|>\\n\\n' }}{%- if loop.first and tools -%}{{ tools | tojson }}{%- endif -%}{{ (m.content or '') + '<|end|>' }}
            {%- endif -%}
            {%- endfor -%}
            {%- if add_generation_prompt -%}{{ '<|assistant|>\\n\\n' }}{%- endif -%}
            """, false),
    /** Calls in one array with their ids; tools and system prompt stand in the last turn of the user, wherever that is. */
    MISTRAL("""
            {{- '<|begin|>' -}}
            {%- set turns = messages[1:] if messages[0].role == 'system' else messages -%}
            {%- set users = turns | selectattr('role', 'equalto', 'user') | list -%}
            {%- for m in turns -%}
            {%- if m.role == 'user' -%}
            {%- if tools and m == users[-1] -%}{{ '[AVAILABLE_TOOLS]' + (tools | tojson) + '[/AVAILABLE_TOOLS]' }}{%- endif -%}
            {{ '[INST]' }}{%- if loop.last and messages[0].role == 'system' -%}{{ messages[0].content + '\\n\\n' }}{%- endif -%}{{ m.content + '[/INST]' }}
            {%- elif m.tool_calls -%}
            {{ '[TOOL_CALLS][' }}
            {%- for c in m.tool_calls -%}
            {%- if c.id | length != 9 -%}{{ raise_exception('Ids have nine characters') }}{%- endif -%}
            {{ '{"name": "' + c.function.name + '", "arguments": ' + (c.function.arguments | tojson) + ', "id": "' + c.id + '"}' }}
            {%- if not loop.last -%}{{ ', ' }}{%- endif -%}
            {%- endfor -%}
            {{ ']<|end|>' }}
            {%- elif m.role == 'tool' -%}
            {{ '[TOOL_RESULTS]{"content": ' + m.content + ', "call_id": "' + m.tool_call_id + '"}[/TOOL_RESULTS]' }}
            {%- else -%}
            {{ m.content + '<|end|>' }}
            {%- endif -%}
            {%- endfor -%}
            """, true);

    private final String source;
    private final boolean parallel;

    CallTemplate(String source, boolean parallel) {
        this.source = source;
        this.parallel = parallel;
    }

    /** Returns the template in the language of chat templates. */
    public String source() {
        return source;
    }

    /** Returns whether a turn may have several calls. */
    public boolean parallel() {
        return parallel;
    }

    /** Returns a turn with these calls as a model of the family writes it, in a spelling that is not the template's. */
    public String written(String tool, String... arguments) {
        StringBuilder turn = new StringBuilder();
        for (String each : arguments) {
            turn.append(switch (this) {
                case HERMES -> "<tool_call>{ \"arguments\":" + each + ", \"name\": \"" + tool + "\"}</tool_call>";
                case LLAMA3 -> "{\"parameters\":" + each + ",  \"name\": \"" + tool + "\"}";
                case MISTRAL -> (turn.isEmpty() ? "[TOOL_CALLS] [" : " , ") + "{\"arguments\":" + each + ", \"name\":\"" + tool + "\"}";
            });
        }
        return this == MISTRAL ? turn + "]" : turn.toString();
    }
}
