// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson.internal.mapper;

import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.type.ArrayType;
import com.fasterxml.jackson.databind.type.ReferenceType;

/**
 * Reads enums and the types of {@link Scalar} strictly, and adds {@link ComponentIntrospector} and
 * {@link VariantIntrospector}.
 */
final class StrictModule extends Module {
    @Override
    public String getModuleName() {
        return "filechat";
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext context) {
        ObjectMapper mapper = context.getOwner();
        context.addBeanDeserializerModifier(new Readers(mapper));
        context.insertAnnotationIntrospector(new ComponentIntrospector());
        context.appendAnnotationIntrospector(new VariantIntrospector());
    }

    private static final class Readers extends BeanDeserializerModifier {
        private static final long serialVersionUID = 1;

        private final ObjectMapper mapper;

        Readers(ObjectMapper mapper) {
            this.mapper = mapper;
        }

        @Override
        public JsonDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription description, JsonDeserializer<?> reader) {
            return strict(description.getBeanClass(), reader);
        }

        @Override
        public JsonDeserializer<?> modifyArrayDeserializer(
                DeserializationConfig config, ArrayType type, BeanDescription description, JsonDeserializer<?> reader) {
            return strict(type.getRawClass(), reader);
        }

        /** For OptionalInt and the like. */
        @Override
        public JsonDeserializer<?> modifyReferenceDeserializer(
                DeserializationConfig config,
                ReferenceType type,
                BeanDescription description,
                JsonDeserializer<?> reader) {
            return strict(type.getRawClass(), reader);
        }

        @Override
        public JsonDeserializer<?> modifyEnumDeserializer(
                DeserializationConfig config, JavaType type, BeanDescription description, JsonDeserializer<?> reader) {
            return new EnumDeserializer(EnumDeserializer.constants(mapper, type.getRawClass()));
        }

        private static JsonDeserializer<?> strict(Class<?> type, JsonDeserializer<?> reader) {
            Scalar scalar = Scalar.of(type);
            if (scalar == null) {
                return reader;
            }
            JsonDeserializer<?> own = scalar.reader();
            boolean booleans = scalar.schema().path("type").asText().equals("boolean");
            return own != null ? own : new TokenCheckingDeserializer(reader, booleans);
        }
    }
}
