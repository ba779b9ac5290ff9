// SPDX-License-Identifier: Apache-2.0
package com.example.contracts;

/**
 * What may go wrong.
 *
 * @param severity from 1, a nuisance, to 5, the end
 * @param description what it is
 */
public record Risk(int severity, String description) {}
