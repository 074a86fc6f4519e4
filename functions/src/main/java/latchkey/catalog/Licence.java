package latchkey.catalog;

/** A licence or role within an app; who asks picks one (R57). */
public record Licence(String id, String name) {}
