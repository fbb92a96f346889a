package io.socialsignals.job.detail;

/** Which table a detail belongs to. */
public enum DetailKind {
    /** Of every return: its reason and what becomes of the goods. */
    RETURN,
    /** Of a purchase with a coupon: the code. */
    COUPON,
    /** Of a purchase whose buyer states age group or gender: both. */
    BUYER
}
