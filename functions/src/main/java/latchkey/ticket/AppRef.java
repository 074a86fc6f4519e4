package latchkey.ticket;

import latchkey.catalog.AppId;

/** The app as it was called when it was asked for. */
public record AppRef(AppId id, String name) {}
