package latchkey.local.template;

import java.nio.file.Path;

/**
 * What the templates are held against.
 *
 * @param names the account, region and stack
 * @param handlers the classes that can be a function's handler
 * @param jar where Maven builds the functions' jar
 */
public record Surroundings(Names names, Handlers handlers, Path jar) {}
