// SPDX-License-Identifier: Apache-2.0
/** Large jobs, which remember what they did. */
module dev.filechat.bulk {
    requires transitive dev.filechat;
    requires static transitive org.jspecify;
    requires org.slf4j;

    exports dev.filechat.bulk;
    exports dev.filechat.bulk.ask;
}
