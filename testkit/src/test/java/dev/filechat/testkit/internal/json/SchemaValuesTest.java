// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.json;

import static dev.filechat.testkit.internal.json.Validator.assertFits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.filechat.testkit.internal.reading.Facts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaValuesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "true",
                "{'type':'string'}",
                "{'type':'string','minLength':20}",
                "{'type':'string','maxLength':2}",
                "{'type':'string','format':'date'}",
                "{'type':'string','format':'date-time'}",
                "{'type':'string','format':'time'}",
                "{'type':'string','format':'duration'}",
                "{'type':'string','format':'email'}",
                "{'type':'string','format':'uuid'}",
                "{'type':'string','format':'uri'}",
                "{'type':'string','format':'ipv4'}",
                "{'type':'string','format':'ipv6'}",
                "{'type':'string','format':'hostname'}",
                "{'type':'string','pattern':'^[A-Z]{2}-\\\\d{4}$'}",
                "{'type':'string','pattern':'^(open|closed)$'}",
                "{'type':'string','pattern':'[a-z]+','minLength':5,'maxLength':7}",
                "{'type':'string','pattern':'\\\\$'}",
                "{'type':'integer'}",
                "{'type':'integer','minimum':7}",
                "{'type':'integer','maximum':-7}",
                "{'type':'integer','exclusiveMinimum':1}",
                "{'type':'integer','exclusiveMaximum':1}",
                "{'type':'integer','minimum':10,'multipleOf':7}",
                "{'type':'integer','maximum':-10,'multipleOf':7}",
                "{'type':'number'}",
                "{'type':'number','exclusiveMinimum':0,'exclusiveMaximum':1}",
                "{'type':'number','exclusiveMinimum':1,'maximum':1.5}",
                "{'type':'number','minimum':0.5,'maximum':0.6}",
                "{'type':'number','multipleOf':0.25,'maximum':0.9}",
                "{'type':'boolean'}",
                "{'type':'null'}",
                "{'type':['string','null']}",
                "{'type':['integer','string']}",
                "{'const':42}",
                "{'enum':['a','b']}",
                "{'enum':[null,3]}",
                "{'type':'array','items':{'type':'string'}}",
                "{'type':'array','items':{'type':'integer'},'minItems':3}",
                "{'type':'array','items':{'type':'integer'},'maxItems':0}",
                "{'type':'array','items':{'enum':['a','b','c']},'minItems':3,'uniqueItems':true}",
                "{'type':'array','items':{'type':'string'},'minItems':3,'uniqueItems':true}",
                "{'type':'array','items':{'type':'integer'},'minItems':3,'uniqueItems':true}",
                "{'type':'array','prefixItems':[{'type':'string'},{'type':'integer'}],'items':false}",
                "{'type':'object','properties':{'a':{'type':'integer'}},'required':['a'],'additionalProperties':false}",
                "{'type':'object','required':['a'],'additionalProperties':{'type':'integer'}}",
                "{'type':'object','additionalProperties':{'type':'integer'},'minProperties':2}",
                "{'type':'object','properties':{'a':{'$ref':'#/$defs/a'}},"
                        + "'$defs':{'a':{'type':'integer','minimum':3}}}",
                "{'anyOf':[{'type':'null'},{'type':'string'}]}",
                "{'anyOf':[{'type':'string','minLength':3},{'type':'integer'}],'description':'x'}",
                "{'oneOf':[{'type':'object','properties':{'kind':{'const':'a'},'x':{'type':'integer'}},"
                        + "'required':['kind','x']},{'type':'object','properties':{'kind':{'const':'b'}},"
                        + "'required':['kind']}]}",
                "{'allOf':[{'properties':{'a':{'type':'integer'}},'required':['a']},"
                        + "{'type':'object','properties':{'b':{'type':'string'}},'required':['b']}]}",
                "{'type':'object','properties':{'next':{'$ref':'#'},'value':{'type':'integer'}},'required':['value']}",
                "{'type':'object','properties':{'children':{'type':'array','items':{'$ref':'#'}}},"
                        + "'required':['children']}",
            })
    void fitsTheSchema(String quoted) {
        String schema = quoted.replace('\'', '"');

        assertFits(Json.write(SchemaValues.fitting(Json.read(schema), new Facts())), schema);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"type":"string"}                                      | Blue.          | "Blue"
                    {"type":"string","maxLength":3}                        | Blueish        | "Blu"
                    {"type":"string","format":"date"}                      | 2024-02-29     | "2024-02-29"
                    {"type":"string","format":"date"}                      | tomorrow       | "2026-01-31"
                    {"type":"string","pattern":"^[A-Z]{2}-[0-9]{2}$"}      | AB-12          | "AB-12"
                    {"type":"string","format":"email"}                     | ann@example.org  | "ann@example.org"
                    {"type":"integer"}                                     | 1,234 pieces   | 1234
                    {"type":"integer","maximum":10}                        | 11             | 1
                    {"type":"number"}                                      | EUR 1,234.50   | 1234.50
                    {"type":"number"}                                      | -7             | -7
                    {"type":"boolean"}                                     | Yes            | true
                    {"type":"boolean"}                                     | no             | false
                    {"enum":["RED","BLUE"]}                                | blue           | "BLUE"
                    {"type":["string","null"]}                             | Blue           | "Blue"
                    {"anyOf":[{"type":"null"},{"type":"integer"}]}         | 3              | 3
                    {"type":"array","items":{"type":"string"}}             | red, blue      | ["red","blue"]
                    {"type":"array","items":{"type":"integer"},"maxItems":2} | 1; 2; 3      | [1,2]
                    """)
    void saysWhatIsKnown(String schema, String fact, String expected) {
        Facts facts = new Facts();
        facts.learn("Colour code: " + fact);
        String object = "{\"type\":\"object\",\"properties\":{\"colourCode\":" + schema + "}}";

        JsonNode value = SchemaValues.fitting(Json.read(object), facts);

        assertThat(value).hasToString("{\"colourCode\":" + expected + "}");
        assertFits(value.toString(), object);
    }

    @Test
    void prefersWhatIsSaidOfThePropertyInItsObject() {
        Facts facts = new Facts();
        facts.learn("name: Ann\nCustomer name: Bob");

        assertThat(SchemaValues.fitting(Json.read("""
                        {"properties":{
                            "name":{"type":"string"},
                            "customer":{"properties":{"name":{"type":"string"}}},
                            "seller":{"properties":{"name":{"type":"string"}}}}}"""), facts))
                .hasToString("{\"name\":\"Ann\",\"customer\":{\"name\":\"Bob\"},\"seller\":{\"name\":\"Ann\"}}");
    }

    @Test
    void isNullWhereItMayBeAndNothingIsKnown() {
        assertThat(SchemaValues.fitting(Json.read("{\"type\":[\"string\",\"null\"]}"), new Facts())
                        .isNull())
                .isTrue();
    }

    @Test
    void writesAKnownDecimalWithItsDigits() {
        Facts facts = new Facts();
        facts.learn("total: 0.10");

        assertThat(Json.write(
                        SchemaValues.fitting(Json.read("{\"properties\":{\"total\":{\"type\":\"number\"}}}"), facts)))
                .isEqualTo("{\"total\":0.10}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"$ref":"#/$defs/gone"}                                     | nothing at $ref
                    {"$ref":"#"}                                                | leads to itself
                    {"type":"object","properties":{"a":{"$ref":"#"}},"required":["a"]} | without end
                    {"type":"string","pattern":"(?=a)b"}                        | pattern
                    {"type":"integer","minimum":3,"maximum":2}                  | limits
                    {"enum":[]}                                                 | enum
                    false                                                       | false
                    {"type":"array","items":{"const":1},"minItems":2,"uniqueItems":true} | different
                    """)
    void saysWhyNoValueCanBeMade(String schema, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SchemaValues.fitting(Json.read(schema), new Facts()))
                .withMessageContaining(reason);
    }
}
