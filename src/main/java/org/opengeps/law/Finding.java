package org.opengeps.law;

/**
 * A rule that a draft does not satisfy.
 *
 * @param code lower case with hyphens
 * @param field member of the draft to change
 * @param article of the law, in Korean as cited; empty if it is a rule of form
 * @param ko what is wrong and what to do
 * @param en the same in English
 */
public record Finding(String code, String field, String article, String ko, String en) {}
