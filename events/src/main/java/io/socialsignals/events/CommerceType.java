package io.socialsignals.events;

/** What a shopper did. */
public enum CommerceType {
    VIEW,
    CART,
    PURCHASE,
    RETURN
}
