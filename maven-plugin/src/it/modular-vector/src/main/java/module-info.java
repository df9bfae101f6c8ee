module com.acme.app {
    requires org.mlpc.runtime;
}
