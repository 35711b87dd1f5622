package dev.augury.spi.schedule;

/** A tenant with live requests. */
public interface TenantView {

    /** Returns the name. */
    String name();

    /** Returns its waiting sequences. */
    int waiting();

    /** Returns its running sequences. */
    int running();

    /** Returns its weight among tenants; 1 where the host knows no other. */
    double weight();
}
